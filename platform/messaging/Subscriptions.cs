using Finsam.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Finsam.Messaging;

/// <summary>The events that a service consumes, with their handlers.</summary>
public sealed class Subscriptions
{
    private readonly IServiceCollection _services;
    private readonly List<Subscription> _all = [];

    internal Subscriptions(IServiceCollection services) => _services = services;

    internal IReadOnlyList<Subscription> All => _all;

    /// <summary>Consumes an event with a handler, one for all events.</summary>
    public Subscriptions Consume<TEvent, THandler>()
        where TEvent : class, IDomainEvent
        where THandler : class, IEventHandler<TEvent>
    {
        _services.AddSingleton<THandler>();
        _services.AddSingleton<Inbox<TEvent, THandler>>();
        _all.Add(new Subscription(typeof(TEvent), typeof(InboxConsumer<TEvent, THandler>)));
        return this;
    }

    internal sealed record Subscription(Type Event, Type Consumer);
}
