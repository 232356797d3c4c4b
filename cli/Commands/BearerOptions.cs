using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.LocalStack;

namespace Finsam.Cli.Commands;

/// <summary>Options that say what a development token is good for.</summary>
internal sealed class BearerOptions
{
    private readonly Option<string> _role = CommonOptions.Word("--role", string.Join(", ", RoleName.All), preset: null, RoleName.All);

    private readonly Option<string[]> _forbund = Several("--forbund", "SLUG", "Förbund som den gäller; flera går bra");

    private readonly Option<string[]> _insats =
        Several("--insats", "KOD", "Insats som den gäller, för insatspersonal och insatsansvarig; flera går bra");

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_role, _forbund, _insats];

    /// <summary>The role.</summary>
    public string Role(ParseResult result) => result.GetRequiredValue(_role);

    /// <summary>Slugs.</summary>
    public string[] Forbund(ParseResult result) => result.GetRequiredValue(_forbund);

    /// <summary>Codes.</summary>
    public string[] Insatser(ParseResult result) => result.GetRequiredValue(_insats);

    /// <summary>The issuer of this machine's stack.</summary>
    /// <exception cref="CliException">There is none: its key is made at the first start, and nobody would know a token before that.</exception>
    public static DevelopmentIssuer Issuer(CliEnvironment environment) => DevelopmentIssuer.Exists(environment.Folder)
        ? DevelopmentIssuer.Open(environment.Folder)
        : throw new CliException("Stacken har inte startats här än. Kör ./finsam up först.");

    private static Option<string[]> Several(string name, string value, string description) => new(name)
    {
        HelpName = value, Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [],
    };
}
