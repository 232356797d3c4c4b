namespace Finsam.Participants.Domain;

/// <summary>Which register has given an identity number.</summary>
internal enum IdentityNumberKind
{
    /// <summary>Personnummer (folkbokföringslagen 1991:481, 18 §).</summary>
    Personal,

    /// <summary>Samordningsnummer: day of birth and 60 (folkbokföringslagen, 18 a §).</summary>
    Coordination,

    /// <summary>National reserve number of the health services (Inera, Nationellt ReservID 1.0).</summary>
    Reserve,
}

/// <summary>An identity number that has been read and checked.</summary>
/// <param name="Kind">Which register it is of.</param>
/// <param name="Value">Twelve characters without a separator.</param>
/// <param name="BirthYear">Year of birth; null where a reserve number has none.</param>
/// <param name="Gender">Gender that it tells, <c>woman</c> or <c>man</c>; null where a reserve number has none.</param>
internal sealed record IdentityNumber(IdentityNumberKind Kind, string Value, int? BirthYear, string? Gender)
{
    /// <summary>What a record prints must not give the person away.</summary>
    public override string ToString() => nameof(IdentityNumber);
}
