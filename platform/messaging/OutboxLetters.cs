using Finsam.Events;

namespace Finsam.Messaging;

/// <summary>What is sent of a batch of the outbox: each event by itself, or merged with those of its förbund and kind that follow it.</summary>
internal sealed class OutboxLetters
{
    private readonly Dictionary<(string Forbund, string Type), Letter> latest = [];
    private readonly List<Letter> all = [];

    /// <summary>In the order of their first events.</summary>
    public IReadOnlyList<Letter> All => all;

    /// <summary>Adds an event, which is later than those before it.</summary>
    public void Add(IDomainEvent @event, OutboxRow row)
    {
        if (latest.TryGetValue((row.ForbundId, row.Type), out var letter)
            && letter.Event is IMergeableEvent earlier
            && earlier.MergedWith(@event) is { } merged)
        {
            letter.Event = merged;
            letter.Rows.Add(row);
            return;
        }

        letter = new Letter(@event, [row]);
        latest[(row.ForbundId, row.Type)] = letter;
        all.Add(letter);
    }

    /// <summary>An event to be sent, and the rows that are done with once it is.</summary>
    internal sealed class Letter(IDomainEvent @event, List<OutboxRow> rows)
    {
        public IDomainEvent Event { get; set; } = @event;

        public List<OutboxRow> Rows { get; } = rows;
    }
}
