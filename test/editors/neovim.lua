-- Runs inside neovim, on the draft it was started with. Waits are for conditions, with a deadline.
local results = {}
local DEADLINE = 30000

local function equal(got, wanted)
  if not vim.deep_equal(got, wanted) then
    error('got ' .. vim.inspect(got) .. ', wanted ' .. vim.inspect(wanted), 2)
  end
end

local function wait(what, condition)
  if not vim.wait(DEADLINE, condition, 20) then
    error('timed out: ' .. what .. '; there is ' .. vim.inspect(vim.diagnostic.get(0)), 2)
  end
end

local function test(name, run)
  local ok, message = pcall(run)
  local result = { name = name, ok = ok }
  if not ok then
    result.error = tostring(message)
  end
  table.insert(results, result)
end

local function line(n)
  return vim.api.nvim_buf_get_lines(0, n, n + 1, false)[1]
end

-- Code actions for a place, asked for and applied as neovim does it.
local function apply_action(row, character, choose)
  local params = vim.lsp.util.make_range_params(0, 'utf-16')
  params.range = { start = { line = row, character = character }, ['end'] = { line = row, character = character } }
  params.context = { diagnostics = {} }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, DEADLINE)
  local titles = {}
  for _, answer in pairs(answers) do
    for _, action in ipairs(answer.result or {}) do
      table.insert(titles, action.title)
      if choose(action) then
        if not action.edit and action.data then
          for _, resolved in pairs(vim.lsp.buf_request_sync(0, 'codeAction/resolve', action, DEADLINE)) do
            action = resolved.result or action
          end
        end
        vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
        return
      end
    end
  end
  error('no such action among ' .. vim.inspect(titles))
end

local client
test('the configuration of docs/editors.md starts the server', function()
  dofile(vim.env.NEWSPROOF_CONFIG)
  vim.bo.filetype = 'markdown'
  wait('initialize', function()
    client = vim.lsp.get_active_clients()[1]
    return client and client.initialized and vim.lsp.buf_is_attached(0, client.id)
  end)
  equal({ client.name, client.offset_encoding }, { 'newsproof', 'utf-16' })
end)

test('diagnostics are pushed, in the right places', function()
  wait('two diagnostics', function()
    return #vim.diagnostic.get(0) == 2
  end)
  -- neovim counts in bytes: 𠮷 and 😀 are four each, other characters three, brackets one.
  local places = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    table.insert(places, { d.lnum, d.col, d.end_lnum, d.end_col, d.code, line(d.lnum):sub(d.col + 1, d.end_col) })
  end
  equal(places, {
    { 0, 23, 0, 34, 'punct/halfwidth-paren', '(第十届)' },
    { 3, 21, 3, 32, 'punct/halfwidth-paren', '(含海外)' },
  })
end)

test('a quick fix', function()
  apply_action(0, 9, function(action)
    return action.kind == 'quickfix'
  end)
  equal(line(0), '𠮷林省😀博览会（第十届）昨日开幕。')
  wait('one diagnostic', function()
    return #vim.diagnostic.get(0) == 1
  end)
end)

test('typing brings new diagnostics', function()
  vim.api.nvim_buf_set_lines(0, 4, 4, false, { '𠮷林省代表(含家属)也到会。' })
  wait('two diagnostics', function()
    return #vim.diagnostic.get(0) == 2
  end)
end)

test('fix all', function()
  apply_action(0, 0, function(action)
    return action.kind == 'source.fixAll.newsproof'
  end)
  equal({ line(3), line(4) }, { '来自各地的客商（含海外）参加。', '𠮷林省代表（含家属）也到会。' })
  wait('no diagnostics', function()
    return #vim.diagnostic.get(0) == 0
  end)
end)

test('the server ends when the editor does', function()
  vim.lsp.stop_client(client.id)
  wait('the end', function()
    return vim.lsp.get_client_by_id(client.id) == nil
  end)
end)

local file = assert(io.open(vim.env.NEWSPROOF_RESULT, 'w'))
file:write(vim.fn.json_encode({ version = vim.fn.matchstr(vim.fn.execute('version'), 'v[0-9.]*'), results = results }))
file:close()
vim.cmd('qall!')
