using Finsam.Participants.V1;

namespace Finsam.Reporting.Layouts;

/// <summary>Puts the layout's participant tables into the words of the participants service's contract.</summary>
internal static class ParticipantTables
{
    /// <summary>A participant table as that service is asked for it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="narrowedTo">The one insats that it is narrowed to, or null.</param>
    public static ParticipantTable ToRequest(ParticipantsLayout table, string? narrowedTo)
    {
        var request = new ParticipantTable
        {
            Id = table.Id,
            Title = table.Title,
            Of = table.Of,
            Insatser = ContractValues.ToLabels(table.Insatser),
            Registration = ContractValues.ToLabels(table.Registration),
            AgeBands = { table.AgeBands },
            Reasons = ContractValues.ToLabels(table.Reasons),
            Population = table.Population,
            Rows = { table.Rows.Select(ToRequest) },
            Unit = table.Unit,
        };
        if (table.From is { } from)
        {
            request.From = ContractValues.ToText(from);
        }

        if (table.To is { } to)
        {
            request.To = ContractValues.ToText(to);
        }

        if (table.Gender is { } gender)
        {
            request.Gender = gender;
        }

        if (table.Ages is { } ages)
        {
            request.Ages = ages;
        }

        if (table.GoalMet is { } goalMet)
        {
            request.GoalMet = goalMet;
        }

        if (table.Decimals is { } decimals)
        {
            request.Decimals = decimals;
        }

        if (narrowedTo is not null)
        {
            request.NarrowedTo = narrowedTo;
        }

        return request;
    }

    private static ParticipantRow ToRequest(ParticipantsLayoutRow row)
    {
        var request = new ParticipantRow { Label = row.Label, Values = ContractValues.ToLabels(row.Values) };
        if (row.From is { } from)
        {
            request.From = ContractValues.ToText(from);
        }
        else if (row.IsOpenBand)
        {
            // A band open at both ends has nothing in the contract to tell it by; no age or time lies below 0.
            request.From = "0";
        }

        if (row.To is { } to)
        {
            request.To = ContractValues.ToText(to);
        }

        return request;
    }
}
