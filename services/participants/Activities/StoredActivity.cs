using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.Activities;

/// <summary>An activity as it stands, or stood.</summary>
internal sealed record StoredActivity
{
    /// <summary>Key, unique within the förbund.</summary>
    public required string Activity { get; init; }

    /// <summary>Code of its insats; null: the whole förbund's.</summary>
    public string? Insats { get; init; }

    public required string Title { get; init; }

    public bool Withdrawn { get; init; }

    /// <summary>1 at first, then one more for each change.</summary>
    public int Version { get; init; }

    /// <summary>Refuses what only an activity that stands can have.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.ActivityWithdrawn"/>.</exception>
    public void RefuseWithdrawn()
    {
        if (Withdrawn)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ActivityWithdrawn, "activity", "Aktiviteten är återtagen.", "en aktivitet som inte är det"));
        }
    }
}
