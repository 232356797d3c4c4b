namespace Finsam.LocalStack;

/// <summary>The services, by name.</summary>
public static class ServiceName
{
    /// <summary>Insatser and participations.</summary>
    public const string Participants = "participants";

    /// <summary>The books.</summary>
    public const string Ledger = "ledger";

    /// <summary>Composed reports.</summary>
    public const string Reporting = "reporting";

    /// <summary>The one address that users know.</summary>
    public const string Gateway = "gateway";

    /// <summary>The development issuer, which is no part of an installation.</summary>
    public const string Issuer = "issuer";

    /// <summary>All of them that an installation has, in the order they are started in.</summary>
    public static IReadOnlyList<string> All { get; } = [Participants, Ledger, Reporting, Gateway];

    /// <summary>Those with a database of their own.</summary>
    public static IReadOnlyList<string> WithDatabase { get; } = [Participants, Ledger, Reporting];
}
