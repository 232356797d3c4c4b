using System.Globalization;
using Finsam.Participants.Domain;

namespace Finsam.Participants.Participations;

/// <summary>Participations between the contract and the domain.</summary>
internal static class ParticipationMessages
{
    /// <summary>What a caller has written, nothing checked.</summary>
    public static ParticipationDraft ToDraft(V1.Participation message, string person) => new()
    {
        Insats = message.Insats,
        Participation = message.Participation_,
        Person = person,
        Registration = message.Registration,
        Gender = message.Gender,
        BirthYear = message.HasBirthYear ? message.BirthYear.ToString(CultureInfo.InvariantCulture) : "",
        Municipality = message.Municipality,
        Education = message.Education,
        PublicSupportYears = message.PublicSupportYears,
        SupportBefore = message.SupportBefore,
        Referrer = message.Referrer,
        EnrolledOn = message.EnrolledOn,
        ClosedOn = message.ClosedOn,
        ClosureReason = message.ClosureReason,
        ClosureOutcome = message.ClosureOutcome,
        SupportAfter = message.SupportAfter,
        GoalMet = Write(message.HasGoalMet, message.GoalMet),
        PlanAtClosure = Write(message.HasPlanAtClosure, message.PlanAtClosure),
        Followup12m = message.Followup12M,
    };

    /// <summary>A participation as it leaves the service: without identity.</summary>
    public static V1.Participation ToMessage(RegisteredParticipation participation)
    {
        var message = new V1.Participation
        {
            Participation_ = participation.Participation,
            Insats = participation.Insats,
            Registration = participation.Registration,
            Gender = participation.Gender,
            Municipality = participation.Municipality ?? "",
            Education = participation.Education ?? "",
            PublicSupportYears = participation.PublicSupportYears?.ToString(CultureInfo.InvariantCulture) ?? "",
            SupportBefore = { participation.SupportBefore },
            Referrer = participation.Referrer ?? "",
            EnrolledOn = Days.Write(participation.EnrolledOn),
            ClosedOn = Days.Write(participation.ClosedOn),
            ClosureReason = participation.ClosureReason ?? "",
            ClosureOutcome = participation.ClosureOutcome ?? "",
            SupportAfter = { participation.SupportAfter },
            Followup12M = participation.Followup12m ?? "",
        };
        if (participation.BirthYear is { } year)
        {
            message.BirthYear = year;
        }

        if (participation.GoalMet is { } met)
        {
            message.GoalMet = met;
        }

        if (participation.PlanAtClosure is { } plan)
        {
            message.PlanAtClosure = plan;
        }

        return message;
    }

    /// <summary>A flag as files write it: empty where it is not given.</summary>
    public static string Write(bool given, bool value) => !given ? "" : value ? "true" : "false";
}
