using System.CommandLine;
using System.Globalization;

namespace Finsam.Cli.CommandLine;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary><c>--gateway URL</c>.</summary>
    public static Option<string?> Gateway() => new("--gateway")
    {
        HelpName = "URL", Description = "Gatewayens adress; annars FINSAM_GATEWAY, annars stacken på den här datorn",
    };

    /// <summary><c>--insats KOD</c>: the insats that a report is of.</summary>
    public static Option<string?> Insats() => new("--insats")
    {
        HelpName = "KOD", Description = "Insatsen som rapporten gäller; annars förbundets egen rapport",
    };

    /// <summary>An option that takes a day.</summary>
    public static Option<string?> Day(string name, string description)
    {
        var option = new Option<string?>(name) { HelpName = "ÅÅÅÅ-MM-DD", Description = description };
        option.Validators.Add(result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                result.AddError($"”{text}” är inget datum; {name} tar ÅÅÅÅ-MM-DD.");
            }
        });
        return option;
    }

    /// <summary>An option that takes one of some words.</summary>
    public static Option<string> Word(string name, string description, string? preset, params IReadOnlyList<string> words)
    {
        var option = new Option<string>(name) { HelpName = name.TrimStart('-').ToUpperInvariant(), Description = description, Required = preset is null };
        if (preset is not null)
        {
            option.DefaultValueFactory = _ => preset;
        }

        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !words.Contains(result.Tokens[0].Value))
            {
                result.AddError($"”{result.Tokens[0].Value}” går inte; {name} tar {string.Join(", ", words)}.");
            }
        });
        return option;
    }
}
