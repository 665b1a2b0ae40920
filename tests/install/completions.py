#!/usr/bin/env python3
"""Type into real shells, press TAB, and compare the line that comes out.

usage: completions.py PROGRAM [SHELL...]     (bash, zsh and fish, those that are installed, where none is named)

Exit code 77, for "skipped", where no shell that was named is installed.
"""
import os, pty, re, select, shutil, signal, subprocess, sys, tempfile

program, shells = os.path.abspath(sys.argv[1]), sys.argv[2:] or ["bash", "zsh", "fish"]

# What is typed, and what stands there after TAB.
LINES = [
    ("entente exp", "entente exp"),  # export, explain
    ("entente expo", "entente export"),
    ("entente --ver", "entente --version"),
    ("entente export --form", "entente export --format"),
    ("entente export s.db -f graphm", "entente export s.db -f graphml"),
    ("entente export s.db --format turt", "entente export s.db --format turtle"),
    ("entente export s.db --format=turt", "entente export s.db --format=turtle"),
    ("entente paths --type COOP", "entente paths --type COOPERATE"),
    ("entente paths --type CONSULT,COOP", "entente paths --type CONSULT,COOPERATE"),
    ("entente stats --class material_coop", "entente stats --class material_cooperation"),
    ("entente stats --context terr", "entente stats --context terr"),  # terrorism, territory
    ("entente stats --context terro", "entente stats --context terrorism"),
    ("entente stats --aspect hyp", "entente stats --aspect hypothetical"),
    ("entente paths --find earl", "entente paths --find earliest-arrival"),
    ("entente draw --layout reg", "entente draw --layout regions"),
    ("entente ingest --format gdel", "entente ingest --format gdelt"),
    ("entente stats new", "entente stats news.db"),
    ("entente export -o new", "entente export -o news.db"),
    ("entente ingest news.db my", r"entente ingest news.db my\ articles"),
    ("entente manual sta", "entente manual stats"),
    ("entente completions fi", "entente completions fish"),
]
START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "bind 'set enable-bracketed-paste off'; source done.bash\n"),
    # Whether the system's folder of completions is safe is not our matter (-u).
    "zsh": (["zsh", "-f", "-i"], "bindkey -e; unset zle_bracketed_paste; setopt no_list_beep; fpath=($PWD/zsh $fpath); autoload -Uz compinit && compinit -u -D\n"),
}


class Shell:
    """A shell on a terminal of its own, whose line is read back by turning it into a quoted argument of printf."""

    def __init__(self, name, folder):
        command, start = START[name]
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.environ.update(PS1="> ", TERM="dumb", LC_ALL="C.UTF-8", HOME=folder, HISTFILE="")
            os.execvp(command[0], command)
        self.send(start)
        self.ask("printf 'READY%s\\n' ''", r"READY\r")

    def send(self, text):
        os.write(self.terminal, text.encode())

    def ask(self, text, pattern):
        self.send(text + "\n")
        seen = ""
        while not (found := re.search(pattern, seen)):
            if not select.select([self.terminal], [], [], 30)[0]:
                raise RuntimeError(f"no answer to {text!r}: {seen!r}")
            seen += os.read(self.terminal, 65536).decode("utf-8", "replace")
        return found

    def complete(self, typed):
        # Ctrl-A and Ctrl-E go to the begin and the end of the line; END is not what the terminal echoes.
        return self.ask(f"{typed}\t\x01printf 'LINE<%s>%s\\n' '\x05' END", r"LINE<([^\r\n]*)>END").group(1).rstrip(" /")

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def fish_complete(folder, typed):
    """fish says itself what it would offer for the last word; what all of that has in common is filled in."""
    offered = subprocess.run(["fish", "--no-config", "-c", f"source done.fish; complete -C '{typed}'"], cwd=folder, check=True,
                             capture_output=True, text=True, env=dict(os.environ, HOME=folder, LC_ALL="C.UTF-8")).stdout
    words = [line.split("\t")[0] for line in offered.splitlines()]
    head = typed[: typed.rindex(" ") + 1]
    return head + os.path.commonprefix(words).replace(" ", "\\ ") .rstrip("/") if words else typed


tried = failed = 0
with tempfile.TemporaryDirectory() as folder:
    for shell in ("bash", "zsh", "fish"):
        script = subprocess.run([program, "completions", shell], check=True, capture_output=True).stdout
        os.makedirs(os.path.join(folder, "zsh"), exist_ok=True)
        with open(os.path.join(folder, "zsh/_entente" if shell == "zsh" else "done." + shell), "wb") as file:
            file.write(script)
    open(os.path.join(folder, "news.db"), "w").close()
    os.mkdir(os.path.join(folder, "my articles"))
    for shell in shells:
        if not shutil.which(shell):
            print(f"{shell}: not installed, skipped")
            continue
        tried += 1
        running = None if shell == "fish" else Shell(shell, folder)
        for typed, wanted in LINES:
            line = running.complete(typed) if running else fish_complete(folder, typed)
            if line != wanted:
                failed += 1
                print(f"{shell}: expected '{wanted}' from '{typed}', got '{line}'")
        if running:
            running.close()
        print(f"{shell}: {len(LINES)} lines tried")
sys.exit(failed != 0 if tried else 77)
