using Spectre.Console;

namespace Finsam.Cli.Output;

/// <summary>Chooses how to show things.</summary>
internal static class Display
{
    /// <summary>Bars where someone watches, lines where a file or another program does.</summary>
    public static IDisplay ForConsole() => Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi
        ? new PlainDisplay(Console.Out, Console.Error)
        : new TerminalDisplay(AnsiConsole.Console, Console.Error);
}
