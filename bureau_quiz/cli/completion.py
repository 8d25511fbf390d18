"""`bureau-quiz completion`: the lines that teach a shell to complete our commands."""

import click
from click.shell_completion import get_completion_class

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.front import COMPLETE
from bureau_quiz.cli.parameters import OneOf

EPILOG = """\b
Examples:
  bash   echo 'eval "$(bureau-quiz completion bash)"' >> ~/.bashrc
  zsh    echo 'eval "$(bureau-quiz completion zsh)"' >> ~/.zshrc
  fish   bureau-quiz completion fish > ~/.config/fish/completions/bureau-quiz.fish
"""


@click.command(epilog=EPILOG)
@click.argument("shell", type=OneOf("shell", ("bash", "zsh", "fish")))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print what makes bash, zsh or fish complete commands, options, packs and modes."""
    found = get_completion_class(shell)
    assert found is not None
    talk.data(found(ctx.find_root().command, {}, talk.NAME, COMPLETE).source())
    return ExitCode.FINE
