using Dapper;
using Finsam.Common.V1;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;
using Npgsql;
using Period = Finsam.Participants.Domain.Period;

namespace Finsam.Participants.Activities;

/// <summary>
/// Tells where a period's register has numbers for an activity that has occasions, which tables take. Whether its number of attendees is another
/// is not told: that may be a small count, and could be guessed.
/// </summary>
internal static class ActivityNotes
{
    private const int Most = 100;

    /// <summary>Adds to activities what any period's register says of them.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string forbund,
        IReadOnlyList<RegisteredActivity> activities,
        CancellationToken cancellationToken)
    {
        var keys = activities.Select(activity => activity.Activity).ToArray();
        var rows = await ReadAsync(connection, transaction, "activity = any (@keys)", new { forbund, keys }, cancellationToken);
        var byActivity = rows.ToLookup(row => row.Activity, StringComparer.Ordinal);
        foreach (var activity in activities)
        {
            activity.Notes.Add(byActivity[activity.Activity].SelectMany(row => row.Warnings("activity")).Take(Most));
        }
    }

    /// <summary>What one period's register says of activities, by its own fields.</summary>
    public static async Task<IEnumerable<FieldWarning>> OfRegisterAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Period period, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            connection,
            transaction,
            "period_from = @From and period_to = @To",
            new { forbund, period.From, period.To },
            cancellationToken);
        return rows.SelectMany(row => row.Warnings($"activities[{row.Position}]")).Take(Most);
    }

    private static Task<IEnumerable<Difference>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string which, object parameters, CancellationToken cancellationToken) =>
        connection.QueryAsync<Difference>(new CommandDefinition($"""
            select activity, title, period_from, period_to, position, occasions_differ, attendees_given, register_occasions, occasions
            from activity_difference
            where forbund_id = @forbund and (occasions_differ or attendees_given) and {which}
            order by activity, period_from, period_to, position
            """, parameters, transaction, cancellationToken: cancellationToken));

    private sealed class Difference
    {
        public required string Activity { get; init; }

        public required string Title { get; init; }

        public DateOnly PeriodFrom { get; init; }

        public DateOnly PeriodTo { get; init; }

        public int Position { get; init; }

        public bool OccasionsDiffer { get; init; }

        public bool AttendeesGiven { get; init; }

        public int? RegisterOccasions { get; init; }

        public int Occasions { get; init; }

        public IEnumerable<FieldWarning> Warnings(string field)
        {
            var register = $"registret för {Days.Write(PeriodFrom)}–{Days.Write(PeriodTo)}";
            if (OccasionsDiffer)
            {
                yield return Warning(
                    $"{field}.occasions",
                    $"”{Title}”: {register} anger {RegisterOccasions} tillfällen, registrerade är {Occasions}. Tabellen tar de registrerade.");
            }

            if (AttendeesGiven)
            {
                yield return Warning(
                    $"{field}.attendees",
                    $"”{Title}”: {register} anger antal deltagare. Tabellen tar de registrerade tillfällenas.");
            }
        }

        private static FieldWarning Warning(string field, string message) => new()
        {
            Field = field,
            Reason = Refusal.ToWire(ParticipantsReason.OccasionsTaken),
            Message = message,
            Accepted = "inga antal för en aktivitet vars tillfällen registreras",
        };
    }
}
