// Terminal: asking the person at the keyboard.

internal import CPlatform
internal import Glibc

/// What a descriptor leads to, and standard input as a terminal or as a pipe.
package enum Terminal {
    /// Whether the descriptor is a terminal.
    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// How many columns the terminal has now; nil when it is none or does not say.
    package static func columns(_ descriptor: Int32) -> Int? {
        let columns = cplatform_terminal_columns(descriptor)
        return columns > 0 ? Int(columns) : nil
    }

    /// Whether the descriptor is an ordinary file.
    package static func isFile(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// One line of standard input without its line end; nil at the end of input.
    package static func readLine() -> String? { Swift.readLine(strippingNewline: true) }

    /// One line of standard input; at a terminal with a prompt and without showing what is typed.
    package static func readPassword(prompt: String) -> String? {
        guard isTerminal(STDIN_FILENO) else { return readLine() }
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine() }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        show(prompt)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            show("\n")
        }
        return readLine()
    }

    /// Prompts go to standard error: standard output is for results.
    private static func show(_ text: String) {
        var text = text
        text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
