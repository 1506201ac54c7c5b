;; What the tests in emacs share, whatever speaks to the server there. Waits are for conditions, with a deadline.  -*- lexical-binding: t; -*-
(require 'cl-lib)
(require 'json)
(require 'flymake)

(defvar results '())
(defconst deadline 30)

(defmacro check (name &rest body)
  "Notes whether BODY ends without an error, as the test NAME."
  (declare (indent 1))
  `(push (condition-case problem
             (progn ,@body (list (cons 'name ,name) (cons 'ok t)))
           (error (list (cons 'name ,name) (cons 'ok :json-false) (cons 'error (error-message-string problem)))))
         results))

(defun equals (got wanted)
  (unless (equal got wanted) (error "got %S, wanted %S" got wanted)))

(defun wait-for (what condition)
  "Lets the server speak until CONDITION holds."
  (let ((end (+ (float-time) deadline)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "timed out: %s; there is %S" what (found)))
      (accept-process-output nil 0.02)
      (flymake-start))))

(defun found ()
  "What is marked: rule, line and marked text of each."
  (sort (mapcar (lambda (d)
                  (let ((beg (flymake-diagnostic-beg d)))
                    (list (line-number-at-pos beg) (buffer-substring-no-properties beg (flymake-diagnostic-end d)))))
                (flymake-diagnostics))
        (lambda (a b) (< (car a) (car b)))))

(defun line (number)
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- number))
    (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defun end-tests ()
  "Writes down what was found, and ends."
  (with-temp-file (getenv "NEWSPROOF_RESULT")
    (insert (json-encode (list (cons 'version emacs-version) (cons 'results (vconcat (reverse results)))))))
  (set-buffer-modified-p nil)
  (kill-emacs 0))
