using Finsam.Participants.Domain;

namespace Finsam.Participants.ImportParticipations;

/// <summary>A row that may be registered.</summary>
/// <param name="Line">One-based line in the file.</param>
/// <param name="Participation">What it says.</param>
/// <param name="Person">What the person is registered by, or null; leaves memory sealed or hashed only.</param>
/// <param name="Controller">Who is personuppgiftsansvarig of the insats, or null.</param>
internal sealed record ImportRow(int Line, RegisteredParticipation Participation, PersonIdentifier? Person, string? Controller)
{
    /// <summary>What a record prints must not give the person away.</summary>
    public override string ToString() => $"{nameof(ImportRow)} {Line}";
}
