namespace Finsam.Participants.Identity;

/// <summary>Whether the links that stand agree with what has been kept apart.</summary>
internal enum LinkOutcome
{
    /// <summary>They do.</summary>
    Agrees,

    /// <summary>Two that somebody has decided to keep apart would count as one, through a third perhaps.</summary>
    JoinsWhatIsKeptApart,
}
