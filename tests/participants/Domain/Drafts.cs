using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.Tests.Domain;

/// <summary>Participations to check, and the code lists and insatser to check them by.</summary>
internal static class Drafts
{
    /// <summary>The code lists, cut down; <c>care</c> may be used from 2018 only.</summary>
    public static readonly CodeBook Codes = new(new Dictionary<string, string[]>
    {
        [CodeListNames.Registration] = ["named", "anonymous", "volume"],
        [CodeListNames.Gender] = ["woman", "man", "other", "unknown"],
        [CodeListNames.Education] = ["none", "compulsory"],
        [CodeListNames.Support] = ["social_assistance", "study_support"],
        [CodeListNames.Referrer] = ["self"],
        [CodeListNames.ClosureReason] = ["1", "2", "3"],
        [CodeListNames.ClosureOutcome] = ["work", "studies", "sickness_compensation"],
        [CodeListNames.Occupation] = ["work", "other"],
    }.SelectMany(list => list.Value.Select(code => new CodeEntry(list.Key, code, DateOnly.MinValue, DateOnly.MaxValue)))
        .Append(new CodeEntry(CodeListNames.Referrer, "care", new DateOnly(2018, 1, 1), DateOnly.MaxValue)).ToList());

    public static readonly InsatsBook Insatser = new(
        [new NamedInsats("301", "ludvika", default), new NamedInsats("302", null, default)], ["ludvika"]);

    /// <summary>The day that drafts are checked on.</summary>
    public static readonly DateOnly Today = new(2026, 11, 26);

    public static ParticipationDraft Good => new()
    {
        Insats = "301",
        Participation = "D1",
        Person = "19990101-0000",
        Registration = "named",
        Gender = "woman",
        BirthYear = "1980",
        Municipality = "Ludvika kommun",
        Education = "compulsory",
        PublicSupportYears = "2.5",
        SupportBefore = ["social_assistance"],
        Referrer = "ludvika",
        EnrolledOn = "2017-03-01",
    };

    /// <summary>Reason and field of everything that is refused.</summary>
    public static IReadOnlyList<(ParticipantsReason Reason, string Field)> Refused(ParticipationDraft draft) =>
        Check(draft).Refusals.ConvertAll(refusal => ((ParticipantsReason)refusal.Reason, refusal.Field));

    public static (RegisteredParticipation? Participation, List<Refusal> Refusals) Check(ParticipationDraft draft)
    {
        var refusals = new List<Refusal>();
        return (new ParticipationRules(Codes, Insatser, Today).Check(draft, refusals), refusals);
    }
}
