using Finsam.LocalStack;

namespace Finsam.Cli.Gateway;

/// <summary>
/// Gives the token for a call: that of the role that the step needs, <c>FINSAM_TOKEN_EKONOM</c> and so on, or <c>FINSAM_TOKEN</c>, when they are
/// set; or else a development token with just that role, signed by the stack on this machine. A load takes three roles: who leads the
/// förbund may never register participants.
/// </summary>
internal sealed class TokenSource(StackFolder folder)
{
    /// <summary>A token.</summary>
    /// <param name="role">Role, such as <c>ekonom</c>.</param>
    /// <param name="forbund">Slugs.</param>
    /// <param name="insatser">Codes, for those who register participants.</param>
    /// <exception cref="CliException">There is no token to be had.</exception>
    public string Get(string role, IReadOnlyList<string> forbund, IReadOnlyList<string> insatser)
    {
        if ((Given($"FINSAM_TOKEN_{role.ToUpperInvariant()}") ?? Given("FINSAM_TOKEN")) is { } given)
        {
            return given;
        }

        return DevelopmentIssuer.Exists(folder)
            ? DevelopmentIssuer.Open(folder).Issue($"cli:{role}", [role], forbund, insatser, IssuerKeyRing.LongestLifetime)
            : throw new CliException(
                $"Ingen åtkomsttoken: sätt FINSAM_TOKEN_{role.ToUpperInvariant()} eller FINSAM_TOKEN, eller starta en egen stack med ./finsam up.");
    }

    private static string? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } token ? token : null;
}
