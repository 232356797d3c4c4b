namespace Finsam.Participants.Identity;

/// <summary>What of a förbund still needs former keys.</summary>
internal sealed class KeyUse
{
    /// <summary>Numbers sealed by a former key.</summary>
    public required long SealedBefore { get; init; }

    /// <summary>Sealed numbers without an index under the newest key.</summary>
    public required long NotIndexed { get; init; }

    /// <summary>
    /// Numbers that nobody is personuppgiftsansvarig for: only their index is known, so that no new one can be made. Each gets it when the person
    /// is registered next; without the former key that would be somebody new.
    /// </summary>
    public required long NeverSealed { get; init; }
}
