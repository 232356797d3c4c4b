using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Finsam.Participants.Tests.Service;

/// <summary>A queue of its own beside those of the services: every message of an exchange, with its headers.</summary>
internal sealed class EventTap : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> _messages = [];
    private readonly IConnection _connection;

    private EventTap(IConnection connection) => _connection = connection;

    /// <summary>All that has come.</summary>
    public string Bodies => string.Join('\n', _messages);

    public static async Task<EventTap> StartAsync(Uri broker, string exchange)
    {
        var tap = new EventTap(await new ConnectionFactory { Uri = broker }.CreateConnectionAsync());
        var channel = await tap._connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, exchange, routingKey: "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            var headers = message.BasicProperties.Headers?.Select(header =>
                $"{header.Key}: {(header.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : header.Value)}") ?? [];
            tap._messages.Enqueue($"{string.Join('\n', headers)}\n{Encoding.UTF8.GetString(message.Body.Span)}");
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return tap;
    }

    /// <summary>Returns when something with a text in it has come.</summary>
    public async Task WaitForAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!_messages.Any(message => message.Contains(text, StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}
