using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>
/// What a participation is held against beyond the words of its fields. A call that breaks one of these is refused; what was loaded from files as
/// it once happened may break them, is told of, and stays.
/// </summary>
internal static class RegistrationRules
{
    private const int YoungestUsual = 16;
    private const int OldestUsual = 64;

    /// <summary>Rules that a participation breaks: the insats' period, and a closure without measurement that has one.</summary>
    public static IEnumerable<Refusal> Broken(RegisteredParticipation participation, InsatsBook insatser)
    {
        if (insatser.Find(participation.Insats) is { } insats)
        {
            foreach (var (field, day) in new[] { ("enrolled_on", (DateOnly?)participation.EnrolledOn), ("closed_on", participation.ClosedOn) })
            {
                if (day > default(DateOnly) && (day < insats.StartsOn || day > insats.EndsOn))
                {
                    yield return new Refusal(
                        ParticipantsReason.OutsideInsatsPeriod,
                        field,
                        $"{field} ligger utanför insatsens tid.",
                        $"{Days.Write(insats.StartsOn)} – {Days.Write(insats.EndsOn)}");
                }
            }
        }

        if (participation.ClosureReason == CodeListNames.WithoutMeasurement)
        {
            foreach (var field in Measured(participation))
            {
                yield return new Refusal(
                    ParticipantsReason.MeasurementNotAccepted, field, $"closure_reason 7 är utan mätning, men {field} är angivet.", "tomt");
            }
        }
    }

    /// <summary>What is unusual about a participation and accepted.</summary>
    public static IEnumerable<Refusal> Odd(RegisteredParticipation participation)
    {
        if (participation.EnrolledOn.Year - participation.BirthYear is < YoungestUsual or > OldestUsual)
        {
            yield return new Refusal(
                ParticipantsReason.AgeUnusual,
                "birth_year",
                $"Åldern vid inskrivningen är inte {YoungestUsual}–{OldestUsual} år.",
                "ett födelseår som stämmer");
        }

        if (participation.ConsentOn > participation.EnrolledOn)
        {
            yield return new Refusal(
                ParticipantsReason.ConsentAfterEnrollment, "consent_on", "Samtycket är daterat efter inskrivningen.", "en dag till och med enrolled_on");
        }

        foreach (var (field, occupations) in new[]
            { ("occupation_before", participation.OccupationBefore), ("occupation_after", participation.OccupationAfter) })
        {
            if (occupations.Sum(written => Occupation.Read(written)?.Percent ?? 0) > Occupation.FullTimePercent)
            {
                yield return new Refusal(
                    ParticipantsReason.MoreThanFullTime, field, $"{field} är tillsammans mer än heltid.", "högst 100 procent (40 timmar i veckan)");
            }
        }
    }

    private static IEnumerable<string> Measured(RegisteredParticipation participation) =>
        new (string Field, bool Given)[]
        {
            ("closure_outcome", participation.ClosureOutcome is not null),
            ("support_after", participation.SupportAfter.Length > 0),
            ("occupation_after", participation.OccupationAfter.Length > 0),
            ("goal_met", participation.GoalMet is not null),
            ("plan_at_closure", participation.PlanAtClosure is not null),
            ("followup_12m", participation.Followup12m is not null),
        }.Where(field => field.Given).Select(field => field.Field);
}
