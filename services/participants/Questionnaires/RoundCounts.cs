using System.Globalization;
using Dapper;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>What was answered in closed rounds, counted.</summary>
internal sealed class RoundCounts
{
    private readonly ILookup<(string Round, string Question, string Group), Count> _counts;
    private readonly ILookup<(string Round, string Question), Option> _options;

    private RoundCounts(IEnumerable<Asked> questions, IEnumerable<Option> options, IEnumerable<Count> counts)
    {
        Questions = questions.ToLookup(question => question.Round, StringComparer.Ordinal);
        _options = options.ToLookup(option => (option.Round, option.Question));
        _counts = counts.ToLookup(count => (count.Round, count.Question, count.RespondentGroup));
    }

    /// <summary>The questions of each round, in their order.</summary>
    public ILookup<string, Asked> Questions { get; }

    /// <summary>Reads rounds.</summary>
    public static async Task<RoundCounts> ReadAsync(
        NpgsqlConnection connection, string forbund, string[] rounds, CancellationToken cancellationToken)
    {
        await using var all = await connection.QueryMultipleAsync(new CommandDefinition("""
            select round, question, text, scale from round_question where forbund_id = @forbund and round = any (@rounds) order by round, place;

            select round, question, answer, label from round_option where forbund_id = @forbund and round = any (@rounds) order by round, question, place;

            select a.round, given.question, a.respondent_group, a.insats, given.answer, count(*) as n
            from round_answer a
            cross join lateral jsonb_each_text(a.answers) as given (question, answer)
            where a.forbund_id = @forbund and a.round = any (@rounds)
            group by a.round, given.question, a.respondent_group, a.insats, given.answer
            """, new { forbund, rounds }, cancellationToken: cancellationToken));
        return new RoundCounts(await all.ReadAsync<Asked>(), await all.ReadAsync<Option>(), await all.ReadAsync<Count>());
    }

    /// <summary>The answers that a question can have, in their order; none where it is a number.</summary>
    public IReadOnlyList<Option> OptionsOf(Asked question) => [.. _options[(question.Round, question.Question)]];

    /// <summary>How many of an insats gave each answer of a question.</summary>
    public IReadOnlyDictionary<string, long> Of(Asked question, string group, string insats) =>
        _counts[(question.Round, question.Question, group)].Where(count => count.Insats == insats)
            .ToDictionary(count => count.Answer, count => count.N, StringComparer.Ordinal);

    /// <summary>Sum of what was answered, of a rating or a number.</summary>
    public static long SumOf(IReadOnlyDictionary<string, long> counts) =>
        counts.Sum(answer => long.Parse(answer.Key, CultureInfo.InvariantCulture) * answer.Value);

    /// <summary>A question as it was put in a round.</summary>
    internal sealed class Asked
    {
        public required string Round { get; init; }

        public required string Question { get; init; }

        public required string Text { get; init; }

        /// <summary>By its name in the contract.</summary>
        public required string Scale { get; init; }
    }

    /// <summary>An answer that a question can have.</summary>
    internal sealed class Option
    {
        public required string Round { get; init; }

        public required string Question { get; init; }

        public required string Answer { get; init; }

        public required string Label { get; init; }
    }

    private sealed class Count
    {
        public required string Round { get; init; }

        public required string Question { get; init; }

        public required string RespondentGroup { get; init; }

        public required string Insats { get; init; }

        public required string Answer { get; init; }

        public long N { get; init; }
    }
}
