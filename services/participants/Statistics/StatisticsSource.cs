using System.Data;
using Dapper;
using Finsam.Common.V1;
using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.Tables;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Participants.Statistics;

/// <summary>
/// Counts förbund by förbund, each in a snapshot of its own that the database has bound to it: none of them can reach into another.
/// </summary>
internal sealed class StatisticsSource(TenantDataSource dataSource, CubeCache cubes, TimeProvider time)
{
    private const string Source = "participants";

    /// <summary>The counts of each förbund, in the order asked for.</summary>
    /// <param name="cube">The property that is counted by.</param>
    /// <param name="question">What is asked for.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="count">Counts a period.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RefusedException">
    /// <see cref="ParticipantsReason.RegisterMissing"/>, <see cref="ParticipantsReason.InsatsUnknown"/>.
    /// </exception>
    public async Task<IReadOnlyList<CountedForbund<TCounts>>> CountAsync<TCounts>(
        CubeShape cube,
        StatisticsQuestion question,
        Caller caller,
        Func<StatisticsQuery, CancellationToken, Task<TCounts>> count,
        CancellationToken cancellationToken)
        where TCounts : class
    {
        var counted = new List<CountedForbund<TCounts>>();
        foreach (var forbund in question.Forbund)
        {
            using var entered = CurrentForbund.Enter(forbund);
            counted.Add(await CountOneAsync(forbund, cube, question, caller, count, cancellationToken));
        }

        return counted;
    }

    private async Task<CountedForbund<TCounts>> CountOneAsync<TCounts>(
        string forbund,
        CubeShape cube,
        StatisticsQuestion question,
        Caller caller,
        Func<StatisticsQuery, CancellationToken, Task<TCounts>> count,
        CancellationToken cancellationToken)
        where TCounts : class
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var register = await RegisterHeader.ReadAsync(connection, transaction, forbund, question.Period, cancellationToken);
        await KeepKnownAsync(transaction, forbund, question.Insatser, cancellationToken);
        var insatser = question.Insatser is { Length: > 0 } asked ? asked : caller.VisibleInsatser ?? register.Insatser;
        var query = new StatisticsQuery(transaction, forbund, insatser, question.Period);
        return new CountedForbund<TCounts>(
            forbund,
            await ShownAsync(),
            await count(query, cancellationToken),
            question.Comparison is { } comparison ? await count(query with { Period = comparison }, cancellationToken) : null,
            new AsOf
            {
                Source = Source,
                Position = await JournalPosition.ReadAsync(connection, transaction, forbund, cancellationToken),
                ComputedAt = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
            });

        async Task<ShownStatistic> ShownAsync()
        {
            var figures = new ShownFigures(transaction, forbund, caller.Reach == Reach.OwnInsatser ? 1 : register.SuppressionK, cubes);
            if (figures.Everything)
            {
                return new ShownStatistic(figures.K, insatser, null);
            }

            var years = new Dictionary<int, Cube>();
            foreach (var year in question.Periods.SelectMany(YearSlices.Years).Distinct())
            {
                if (await figures.OfAsync(cube, year, cancellationToken) is { } decided)
                {
                    years.Add(year, decided);
                }
            }

            return new ShownStatistic(figures.K, insatser, years);
        }
    }

    private static async Task KeepKnownAsync(
        NpgsqlTransaction transaction, string forbund, string[] insatser, CancellationToken cancellationToken)
    {
        if (insatser.Length == 0)
        {
            return;
        }

        var known = (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            "select code from insats where forbund_id = @forbund order by code", new { forbund }, transaction,
            cancellationToken: cancellationToken))).AsList();
        var refusals = insatser.Index().Where(one => !known.Contains(one.Item)).Select(one => new Refusal(
            ParticipantsReason.InsatsUnknown, $"insatser[{one.Index}]", "Insatsen finns inte.", string.Join(", ", known))).ToList();
        RefusedException.ThrowIfAny(refusals);
    }
}
