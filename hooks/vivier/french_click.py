"""click in French: the help, and what is said of a wrong command line. click itself has no French."""

from collections.abc import Callable
from typing import Any

import click


class _French:
    """What commands and groups share."""

    def format_usage(self: Any, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line « Usage »."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Usage : ")

    def get_help_option(self: Any, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help."""
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]  # that of the command it is mixed into
        if option is not None:
            option.help = "Afficher cette aide."
        return option

    def format_options(self: Any, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands of a group."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("Options "):
                formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class FrenchCommand(_French, click.Command):
    """A command whose help is in French."""


class FrenchGroup(_French, click.Group):
    """A group of commands whose help is in French."""

    command_class = FrenchCommand

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        rows = [(name, self.commands[name].get_short_help_str(80)) for name in self.list_commands(ctx)]
        with formatter.section("Commandes "):
            formatter.write_dl(rows)


def said_in_french(error: click.ClickException) -> str:
    """Return in French what click says in English."""
    match error:
        case click.NoSuchOption():
            near = f" ; peut-être {error.possibilities[0]}" if error.possibilities else ""
            return f"l’option {error.option_name} n’existe pas{near}"
        case click.BadOptionUsage():
            if "does not take a value" in error.message:
                return f"l’option {error.option_name} ne prend pas de valeur"
            return f"l’option {error.option_name} demande une valeur"
        case click.MissingParameter():
            named = error.param.human_readable_name if error.param else "un argument"
            return f"il manque {error.param_hint or named}"
        case click.BadParameter():
            return _bad_parameter(error)
        case click.FileError():
            return f"le fichier {error.ui_filename} ne peut pas être ouvert"
    if type(error).__name__ == "NoSuchCommand" or "No such command" in error.message:
        name = getattr(error, "command_name", None) or error.message.partition("'")[2].partition("'")[0]
        return f"la commande {name} n’existe pas"
    if "Missing command" in error.message:
        return "il manque le nom d’une commande"
    if "unexpected extra argument" in error.message:
        return f"argument en trop {error.message.partition('(')[2].rstrip(')')}"
    # Messages that are raised by our commands are in French already.
    return error.message


def _bad_parameter(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    name = error.param.opts[0] if error.param and error.param.opts else "un argument"
    if isinstance(kind, click.Choice):
        return f"{name} accepte {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.Path):
        return f"{name} : ce chemin n’existe pas ou ne peut pas être lu"
    return f"la valeur donnée à {name} ne convient pas"


def run(command: click.Command, fail: Callable[[int], Any], arguments: list[str] | None = None) -> None:
    """Run a command line and leave with its exit code: 2 for a wrong command line, 130 when interrupted."""
    try:
        code = command.main(args=arguments, prog_name=command.name, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message, err=True)
        fail(2)
        return
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        if context is not None:
            click.echo(context.get_usage().replace("Usage: ", "Usage : ", 1), err=True)
        click.echo(f"Aide : {context.command_path if context else command.name} --help", err=True)
        click.echo(f"Erreur : {said_in_french(error)}.", err=True)
        fail(2)
        return
    except click.Abort:
        click.echo("Interrompu.", err=True)
        fail(130)
        return
    fail(code if isinstance(code, int) else 0)
