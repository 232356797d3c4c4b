namespace Finsam.Cli.Gateway;

/// <summary>Roles as tokens name them.</summary>
internal static class RoleName
{
    /// <summary>Leads the förbund: registers and reports.</summary>
    public const string Forbundschef = "forbundschef";

    /// <summary>Keeps the books.</summary>
    public const string Ekonom = "ekonom";

    /// <summary>Registers participants in own insatser.</summary>
    public const string Insatspersonal = "insatspersonal";

    /// <summary>All there are.</summary>
    public static readonly string[] All =
        [Insatspersonal, "insatsansvarig", Ekonom, Forbundschef, "styrelse", "revisor", "plattformsadmin"];
}
