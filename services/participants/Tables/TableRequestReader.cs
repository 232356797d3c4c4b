using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Protos;
using Finsam.Refusals;

namespace Finsam.Participants.Tables;

/// <summary>Reads what a layout asks of a table, and refuses what no table takes.</summary>
internal sealed class TableRequestReader(RegisterHeader register, Period report, List<Refusal> refusals)
{
    private const int DefaultDecimals = 1;
    private const string DefaultUnit = "antal";

    /// <summary>The table; null when something was refused.</summary>
    public TableRequest? Read(ParticipantTable asked, string field)
    {
        var before = refusals.Count;
        var of = asked.Of.Length > 0 ? asked.Of : asked.Id;
        var survey = of.StartsWith(SurveyTable.Prefix, StringComparison.Ordinal) ? of[SurveyTable.Prefix.Length..] : null;
        var found = survey is null ? FixedTables.Find(of) : Survey(survey);
        if (found is null)
        {
            var accepted = survey is null
                ? FixedTables.Accepted : string.Join(", ", register.Surveys.Concat(register.Rounds).Order(StringComparer.Ordinal));
            Refuse(ParticipantsReason.TableUnknown, $"{field}.of", $"Tabellen ”{of}” finns inte.", accepted);
            return null;
        }

        if (asked.Population is not ("" or "closed" or "new"))
        {
            Refuse(
                ParticipantsReason.OptionInvalid, $"{field}.population", $"Tabell {asked.Id}: fel population.", "closed, new eller tomt");
        }

        if (asked.HasDecimals && asked.Decimals is < 0 or > ContractLimits.Decimals)
        {
            Refuse(
                ParticipantsReason.OptionInvalid, $"{field}.decimals", $"Tabell {asked.Id}: fel antal decimaler.", $"0–{ContractLimits.Decimals}");
        }

        var request = new TableRequest
        {
            Id = asked.Id,
            Title = asked.Title,
            Unit = asked.Unit.Length > 0 ? asked.Unit : DefaultUnit,
            NarrowedTo = asked.HasNarrowedTo ? asked.NarrowedTo : null,
            Fixed = found,
            Survey = survey,
            Period = new Period(
                Day(asked.HasFrom, asked.From, report.From, $"{field}.from"), Day(asked.HasTo, asked.To, report.To, $"{field}.to")),
            Insatser = asked.Insatser?.Values.Distinct(StringComparer.Ordinal).ToArray(),
            Registration = asked.Registration?.Values.ToArray(),
            Gender = asked.HasGender ? asked.Gender : null,
            Ages = asked.HasAges ? Ages(asked.Ages, $"{field}.ages") : null,
            Reasons = asked.Reasons?.Values.ToArray(),
            GoalMet = asked.HasGoalMet ? asked.GoalMet : null,
            Population = asked.Population,
            Decimals = asked.HasDecimals ? asked.Decimals : DefaultDecimals,
            Rows = new TableRowReader(refusals).Read(asked, found.Rows, field),
        };
        return refusals.Count == before ? request : null;
    }

    // What a register has counted comes first: its figures are published.
    private FixedTable? Survey(string id) =>
        register.Surveys.Contains(id) ? SurveyTable.Table : register.Rounds.Contains(id) ? RoundTable.Table : null;

    private DateOnly Day(bool given, string text, DateOnly otherwise, string field)
    {
        if (!given || Days.TryParse(text, out _))
        {
            return given && Days.TryParse(text, out var day) ? day : otherwise;
        }

        Refuse(ParticipantsReason.OptionInvalid, field, "Datumet går inte att läsa.", "ÅÅÅÅ-MM-DD");
        return otherwise;
    }

    private Band? Ages(string ages, string field)
    {
        var band = Band.FromLabel(ages);
        if (band is null)
        {
            Refuse(ParticipantsReason.OptionInvalid, field, "Åldrarna går inte att läsa.", "t.ex. 16-29, båda ändar inräknade");
        }

        return band;
    }

    private void Refuse(ParticipantsReason reason, string field, string message, string accepted) =>
        refusals.Add(new Refusal(reason, field, message, accepted));
}
