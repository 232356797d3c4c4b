using Finsam.LocalStack;

namespace Finsam.Cli.Gateway;

/// <summary>
/// Gives the token for a call: <c>FINSAM_TOKEN</c> for every call when it is set, or else a development token with just the role that the
/// step needs, signed by the stack on this machine.
/// </summary>
internal sealed class TokenSource(StackFolder folder)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private readonly string? _given = Environment.GetEnvironmentVariable("FINSAM_TOKEN");

    /// <summary>A token.</summary>
    /// <param name="role">Role, such as <c>ekonom</c>.</param>
    /// <param name="forbund">Slugs.</param>
    /// <param name="insatser">Codes, for those who register participants.</param>
    /// <exception cref="CliException">There is no token to be had.</exception>
    public string Get(string role, IReadOnlyList<string> forbund, IReadOnlyList<string> insatser)
    {
        if (!string.IsNullOrEmpty(_given))
        {
            return _given;
        }

        return DevelopmentIssuer.Exists(folder)
            ? DevelopmentIssuer.Open(folder).Issue($"cli:{role}", [role], forbund, insatser, Lifetime)
            : throw new CliException("Ingen åtkomsttoken: sätt FINSAM_TOKEN, eller starta en egen stack med ./finsam up.");
    }
}
