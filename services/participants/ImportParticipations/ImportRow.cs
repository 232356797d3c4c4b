using Finsam.Participants.Domain;

namespace Finsam.Participants.ImportParticipations;

/// <summary>A row that may be registered.</summary>
/// <param name="Line">One-based line in the file.</param>
/// <param name="Participation">What it says.</param>
/// <param name="Person">The person's key in clear, or empty; leaves memory sealed only.</param>
/// <param name="Controller">Who is personuppgiftsansvarig of the insats, or null.</param>
internal sealed record ImportRow(int Line, RegisteredParticipation Participation, string Person, string? Controller)
{
    /// <summary>What a record prints must not give the person away.</summary>
    public override string ToString() => $"{nameof(ImportRow)} {Line}";
}
