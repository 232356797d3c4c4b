using System.Globalization;
using Finsam.Participants.V1;
using static Finsam.Participants.Tests.Tables.RandomTablesTests;

namespace Finsam.Participants.Tests.Tables;

/// <summary>A correction of one thing, as the interface takes it and as the model has it afterwards.</summary>
internal static class RandomCorrection
{
    private const int OfAny = 9;
    private const int OfClosed = 10;
    private const int OfMeasured = 13;

    /// <summary>Corrects something; of an avslut where there is one, and what was measured where the reason lets it be.</summary>
    public static (ModelRow After, ParticipationCorrection Correction) Of(Random random, ModelRow row, DateOnly anyDay)
    {
        var correction = new ParticipationCorrection();
        switch (random.Next(row.Closed is null ? OfAny : row.Reason == "7" ? OfClosed : OfMeasured))
        {
            case 0:
                correction.Gender = Any(random, "woman", "man", "other", "unknown");
                return (row with { Gender = correction.Gender }, correction);
            case 1 when row.BirthYear is null:
                correction.BirthYear = random.Next(1960, 2001);
                return (row with { BirthYear = correction.BirthYear }, correction);
            case 1:
                correction.TakenAway.Add("birth_year");
                return (row with { BirthYear = null }, correction);
            case 2:
                correction.Education = Any(random, "", "none", "compulsory");
                return (row with { Education = correction.Education }, correction);
            case 3:
                correction.Municipality = Any(random, "", "Avesta", "Ludvika");
                return (row with { Municipality = correction.Municipality }, correction);
            case 4 when row.Support.Length > 0:
                correction.TakenAway.Add("support_before");
                return (row with { Support = [] }, correction);
            case 4:
                correction.SupportBefore.Add("study_support");
                return (row with { Support = ["study_support"] }, correction);
            case 5:
                correction.Referrer = Any(random, "", "self", "ludvika", "staten");
                return (row with { Referrer = correction.Referrer }, correction);
            case 6:
                var years = Any(random, 0.5m, 3m, 7.25m);
                correction.PublicSupportYears = years.ToString(CultureInfo.InvariantCulture);
                return (row with { Years = years }, correction);
            case 7:
                var enrolled = row.Closed?.AddDays(-random.Next(500)) ?? anyDay;
                correction.EnrolledOn = Text(enrolled);
                return (row with { Enrolled = enrolled }, correction);
            case 8:
                correction.Registration = Any(random, "named", "named", "anonymous");
                return (row with { Registration = correction.Registration, Person = correction.Registration == "named" ? row.Person : "" }, correction);
            case 9:
                var closed = row.Enrolled.AddDays(random.Next(600));
                correction.ClosedOn = Text(closed);
                return (row with { Closed = closed }, correction);
            case 10:
                (correction.GoalMet, correction.PlanAtClosure) = (random.Next(2) == 0, random.Next(2) == 0);
                return (row with { GoalMet = correction.GoalMet, Plan = correction.PlanAtClosure }, correction);
            case 11:
                correction.Followup12M = Any(random, "", "work", "studies", "job_seeking", "other");
                correction.SupportAfter.Add(Any(random, "none", "other"));
                return (row with { Followup = correction.Followup12M, SupportAfter = [.. correction.SupportAfter] }, correction);
            default:
                correction.ClosureReason = Any(random, "1", "2", "3", "4", "5", "6", "8", "9");
                correction.ClosureOutcome = correction.ClosureReason == "1" ? Any(random, "work", "studies") : "";
                return (row with
                {
                    Reason = correction.ClosureReason,
                    Outcome = correction.ClosureOutcome,
                    Person = correction.ClosureReason == "6" ? "" : row.Person,
                }, correction);
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
