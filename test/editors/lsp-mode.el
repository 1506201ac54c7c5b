;; Runs inside emacs with lsp-mode, on the draft that follows on the command line.  -*- lexical-binding: t; -*-
(require 'lsp-mode)
(require 'lsp-diagnostics)
(load (expand-file-name "emacs-tests" (file-name-directory load-file-name)) nil t)

(setq lsp-diagnostics-provider :flymake
      lsp-enable-snippet nil
      lsp-enable-file-watchers nil
      lsp-session-file (expand-file-name "session"))

(check "the configuration of docs/editors.md starts the server"
  (load (getenv "NEWSPROOF_CONFIG") nil t t)
  (find-file (pop command-line-args-left))
  (equals major-mode 'text-mode)
  ;; Asked of the user otherwise.
  (lsp-workspace-folders-add default-directory)
  (lsp)
  (wait-for "connection" (lambda () (and (lsp-workspaces) (eq (lsp--workspace-status (car (lsp-workspaces))) 'initialized)))))

(check "findings are marked in the right places"
  (wait-for "two findings" (lambda () (= (length (found)) 2)))
  (equals (found) '((1 "(第十届)") (4 "(含海外)"))))

(check "fix all"
  (lsp-execute-code-action-by-kind "source.fixAll.newsproof")
  (equals (list (line 1) (line 4)) '("吉林省博览会（第十届）昨日开幕。" "来自各地的客商（含海外）参加。"))
  (wait-for "no findings" (lambda () (null (found)))))

(check "formatting joins a broken line"
  (erase-buffer)
  (insert "代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交\n换了意见。\n")
  (lsp-format-buffer)
  (equals (line 1) "代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。"))

(end-tests)
