using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Finsam.Cli.CommandLine;

/// <summary>Prints help in Swedish; the parser's own is there in many languages, but not in that one.</summary>
internal sealed class SwedishHelp : SynchronousCommandLineAction
{
    private const int Indent = 2;

    /// <summary>Help wins over whatever else is wrong with the command line.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Puts it in place of the parser's help, and leaves out the parser's version option.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var version in root.Options.OfType<VersionOption>().ToList())
        {
            root.Options.Remove(version);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new SwedishHelp();
            help.Description = "Visar den här hjälpen";
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine($"Användning:\n  {Usage(command)}");
        Section(output, "Kommandon:", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description ?? "")));
        Section(output, "Argument:", command.Arguments.Select(argument => (Name(argument), argument.Description ?? "")));
        var options = command.Options.Concat(Inherited(command)).Where(option => !option.Hidden);
        Section(output, "Flaggor:", options.Select(option => (Name(option), option.Description ?? "")));
        return 0;
    }

    private static string Usage(Command command)
    {
        var words = new List<string> { "./finsam" };
        if (command is not RootCommand)
        {
            words.Add(command.Name);
        }

        words.AddRange(command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues > 0 ? Name(argument) : $"[{Name(argument)}]"));
        words.Add(command.Subcommands.Count > 0 ? "KOMMANDO" : "[flaggor]");
        return string.Join(' ', words);
    }

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Name(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Prepend(option.Name).Distinct())
        + (option.HelpName is { Length: > 0 } value ? $" {value}" : "");

    private static IEnumerable<Option> Inherited(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);

    private static void Section(TextWriter output, string heading, IEnumerable<(string Name, string Text)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        var width = list.Max(row => row.Name.Length);
        output.WriteLine();
        output.WriteLine(heading);
        foreach (var (name, text) in list)
        {
            output.WriteLine($"{new string(' ', Indent)}{name.PadRight(width)}  {text}".TrimEnd());
        }
    }
}
