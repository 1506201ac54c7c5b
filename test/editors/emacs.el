;; Runs inside emacs, on the draft that follows on the command line. Waits are for conditions, with a deadline.  -*- lexical-binding: t; -*-
(require 'cl-lib)
(require 'eglot)

(load (expand-file-name "emacs-tests" (file-name-directory load-file-name)) nil t)

(defun choose (beg end kind)
  "Does what a user does who asks for what may be done from BEG to END, and takes the first of KIND."
  (cl-letf (((symbol-function 'completing-read) (lambda (_prompt choices &rest _) (caar choices)))
            ;; A key, not the mouse, which would open a menu.
            (last-nonmenu-event ?.))
    (eglot-code-actions beg end kind t))
  (send-changes))

(defun send-changes ()
  "What eglot does when nothing has been typed for a moment."
  (eglot--signal-textDocument/didChange))

(check "the configuration of docs/editors.md starts the server"
  (load (getenv "NEWSPROOF_CONFIG") nil t t)
  (setq eglot-confirm-server-initiated-edits nil)
  (find-file (pop command-line-args-left))
  (equals major-mode 'text-mode)
  ;; eglot-ensure waits for the end of the command, and a batch has none.
  (run-hooks 'post-command-hook)
  (wait-for "connection" (lambda () (and (eglot-current-server) (eglot-managed-p)))))

(check "findings are marked in the right places"
  (wait-for "two findings" (lambda () (= (length (found)) 2)))
  (equals (found) '((1 "(第十届)") (4 "(含海外)"))))

(check "a quick fix"
  (goto-char (point-min))
  (search-forward "(第十届")
  (choose (1- (point)) (point) "quickfix")
  (equals (line 1) "𠮷林省😀博览会（第十届）昨日开幕。")
  (wait-for "one finding" (lambda () (= (length (found)) 1))))

(check "typing brings new findings"
  (goto-char (point-max))
  (insert "𠮷林省代表(含家属)也到会。\n")
  (send-changes)
  (wait-for "two findings" (lambda () (= (length (found)) 2))))

(check "fix all"
  (choose (point-min) (point-max) "source.fixAll.newsproof")
  (equals (list (line 4) (line 5)) '("来自各地的客商（含海外）参加。" "𠮷林省代表（含家属）也到会。"))
  (wait-for "no findings" (lambda () (null (found)))))

(check "formatting joins a broken line"
  (erase-buffer)
  (insert "代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交\n换了意见。\n")
  (send-changes)
  (eglot-format-buffer)
  (equals (line 1) "代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。"))

(check "the server ends when the editor says so"
  (let ((process (jsonrpc--process (eglot-current-server))))
    (eglot-shutdown (eglot-current-server))
    (wait-for "the end" (lambda () (not (process-live-p process))))))

(end-tests)
