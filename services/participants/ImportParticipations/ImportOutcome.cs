namespace Finsam.Participants.ImportParticipations;

/// <summary>What an import has done.</summary>
internal sealed record ImportOutcome
{
    /// <summary>Participations that were not there before.</summary>
    public required int Created { get; init; }

    /// <summary>Participations that the file changed.</summary>
    public required int Changed { get; init; }

    /// <summary>Rows of the file that are registered now.</summary>
    public required int Total { get; init; }

    /// <summary>Participations registered in the file's insatser that the file does not have.</summary>
    public required int NotInFile { get; init; }

    /// <summary>Rows with an empty field that has a value registered, which stays.</summary>
    public required int KeptValues { get; init; }

    /// <summary>Earliest day of inskrivning among the created and changed, before or after; null when there are none.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>Latest day of avslut among them; null when one is or was open.</summary>
    public DateOnly? Latest { get; init; }
}
