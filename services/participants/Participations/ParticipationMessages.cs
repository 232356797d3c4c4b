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
        ConsentKind = message.ConsentKind,
        ConsentOn = message.ConsentOn,
        LegalGround = message.LegalGround,
        OccupationBefore = Write(message.OccupationBefore),
        OccupationAfter = Write(message.OccupationAfter),
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
            ConsentKind = participation.ConsentKind ?? "",
            ConsentOn = Days.Write(participation.ConsentOn),
            LegalGround = participation.LegalGround ?? "",
            OccupationBefore = { Read(participation.OccupationBefore) },
            OccupationAfter = { Read(participation.OccupationAfter) },
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

    /// <summary>Occupations as files write them.</summary>
    public static IReadOnlyList<string> Write(IEnumerable<V1.OccupationShare> occupations) =>
        [.. occupations.Select(share => new Occupation(share.Occupation, share.HasPercent ? share.Percent : null).ToString())];

    /// <summary>Occupations that have been checked, as the contract has them.</summary>
    public static IEnumerable<V1.OccupationShare> Read(IEnumerable<string> occupations)
    {
        foreach (var occupation in occupations.Select(Occupation.Read).OfType<Occupation>())
        {
            var share = new V1.OccupationShare { Occupation = occupation.Code };
            if (occupation.Percent is { } percent)
            {
                share.Percent = percent;
            }

            yield return share;
        }
    }

    /// <summary>A flag as files write it: empty where it is not given.</summary>
    public static string Write(bool given, bool value) => !given ? "" : value ? "true" : "false";
}
