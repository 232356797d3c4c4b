using System.Text.Json;
using Dapper;
using Finsam.Events;
using Finsam.TestHost;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

/// <summary>That what other services tell of acts once, and that nothing which cannot be handled is in the way of the rest.</summary>
public sealed class EventTests
{
    private const int Events = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task An_event_that_cannot_be_handled_holds_none_up_that_arrive_with_it()
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund();
        var events = Enumerable.Range(1, Events).Select(position => Posted(forbund, position)).ToList();
        var nobodys = Posted(forbund: null!, position: Events + 1);
        await SendAsync(stack, forbund, [.. events[..(Events / 2)], nobodys, .. events[(Events / 2)..]]);
        Assert.Equal(events.Select(each => each.EventId).Order(), await ReceivedAsync(stack, forbund, Events));
    }

    [Fact]
    public async Task An_event_that_arrives_twice_acts_once()
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund();
        var twice = Posted(forbund, 1);
        await SendAsync(stack, forbund, [twice]);
        Assert.Equal([twice.EventId], await ReceivedAsync(stack, forbund, 1));

        // A handler that ran again would keep the change of another position too.
        var after = Posted(forbund, 3);
        await SendAsync(stack, forbund, [twice with { Position = 2 }, after]);
        Assert.Equal(new[] { twice.EventId, after.EventId }.Order(), await ReceivedAsync(stack, forbund, 2));
    }

    // Days of their own, so that they are not merged on their way.
    private static VouchersPosted Posted(string forbund, int position)
    {
        var day = new DateOnly(2017, 1, 1).AddDays(position);
        return new VouchersPosted(Guid.CreateVersion7(), forbund, DateTimeOffset.UtcNow, day, day, 1, position);
    }

    private static async Task SendAsync(TestStack stack, string forbund, IReadOnlyList<VouchersPosted> events)
    {
        await using var ledger = await stack.OpenDatabaseAsync("ledger");
        await ledger.ExecuteAsync(
            """
            insert into outbox (forbund_id, event_id, type, payload, occurred_at)
            values (@forbund, @EventId, 'vouchers-posted', @Payload::jsonb, @OccurredAt)
            """,
            events.Select(each => new { forbund, each.EventId, Payload = JsonSerializer.Serialize(each), each.OccurredAt }));
    }

    private static async Task<IReadOnlyList<Guid>> ReceivedAsync(TestStack stack, string forbund, int fewest)
    {
        await using var reporting = await stack.OpenDatabaseAsync("reporting");
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            var received = (await reporting.QueryAsync<Guid>(
                "select event_id from source_change where forbund_id = @forbund order by event_id", new { forbund })).AsList();
            if (received.Count >= fewest)
            {
                return received;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), deadline.Token);
        }
    }
}
