using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Activities;

/// <summary>Activities and occasions as the contract has them, for who asks.</summary>
internal static class ActivityMessages
{
    /// <summary>True where the caller registers participants, and so knows participations by their keys.</summary>
    public static bool KnowsParticipations(Caller caller) =>
        caller.Reach == Reach.OwnInsatser && caller.Roles.Contains(Role.Insatspersonal);

    /// <summary>An activity without its notes.</summary>
    public static RegisteredActivity ToMessage(StoredActivity activity)
    {
        var message = new RegisteredActivity
        {
            Activity = activity.Activity, Title = activity.Title, Withdrawn = activity.Withdrawn, Etag = Etag.Of(activity.Version),
        };
        if (activity.Insats is { } insats)
        {
            message.Insats = insats;
        }

        return message;
    }

    /// <summary>An occasion. Attendance by participation counts participants: it is for those who register them, others see tables.</summary>
    /// <param name="occasion">As stored; of one known by participation, with its counts by gender where they are to be shown.</param>
    /// <param name="caller">Who asks.</param>
    public static Occasion ToMessage(StoredOccasion occasion, Caller caller)
    {
        var message = new Occasion
        {
            OccasionNo = occasion.OccasionNo, HeldOn = Days.Write(occasion.HeldOn), Withdrawn = occasion.Withdrawn, Etag = Etag.Of(occasion.Version),
        };
        if (occasion.Participations is not null && !KnowsParticipations(caller))
        {
            message.AttendanceWithheld = true;
        }
        else if (occasion.Participations is not null || occasion.Women is not null || occasion.FromNeighbours is not null)
        {
            message.Attendance = Attendance(occasion);
        }

        return message;
    }

    private static Attendance Attendance(StoredOccasion occasion)
    {
        var attendance = new Attendance();
        if (occasion.Participations is { } participations)
        {
            attendance.Participations = new AttendingParticipations { Participations = { participations } };
            attendance.Participations.Counts = Counts(occasion);
        }
        else if (Counts(occasion) is { } counts)
        {
            attendance.Counted = counts;
        }

        if (occasion.FromNeighbours is { } neighbours)
        {
            attendance.FromNeighbours = neighbours;
        }

        return attendance;
    }

    private static GenderCounts? Counts(StoredOccasion occasion) => occasion.Women is { } women
        ? new GenderCounts { Women = women, Men = occasion.Men ?? 0, Others = occasion.Others ?? 0, Unknown = occasion.UnknownGender ?? 0 }
        : null;
}
