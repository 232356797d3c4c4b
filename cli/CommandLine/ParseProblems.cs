using System.CommandLine;

namespace Finsam.Cli.CommandLine;

/// <summary>What is wrong with a command line, in Swedish: the parser's own messages are English.</summary>
internal static class ParseProblems
{
    public static IEnumerable<string> Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var problems = result.UnmatchedTokens.Select(token => $"”{token}” är inget argument eller kommando här.").ToList();
        problems.AddRange(command.Arguments
            .Where(argument => argument.Arity.MinimumNumberOfValues > 0 && result.GetResult(argument) is null or { Tokens.Count: 0 })
            .Select(argument => $"Argumentet {argument.HelpName ?? argument.Name} saknas."));
        problems.AddRange(command.Options
            .Where(option => option.Required && result.GetResult(option) is null)
            .Select(option => $"Flaggan {option.Name} saknas."));
        if (command.Subcommands.Count > 0 && problems.Count == 0 && result.Tokens.Count == 0)
        {
            problems.Add("Ange ett kommando.");
        }

        return problems.Count > 0 ? problems : [.. result.Errors.Select(error => error.Message)];
    }
}
