using Finsam.Events;
using Finsam.Postgres;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Finsam.Messaging;

/// <summary>Registers a service's outbox, inbox and bus. MassTransit stays behind this project.</summary>
public static class MessagingServices
{
    /// <summary>Events of a kind that a service holds at once, and handles in one transaction at most.</summary>
    internal const int LargestGroup = 100;

    private const int RetryLimit = 8;
    private static readonly TimeSpan ShortestRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    /// <summary>Adds messaging for a service.</summary>
    /// <param name="services">The service's container; PostgreSQL must have been added.</param>
    /// <param name="service">Name of the service; its queues begin with it.</param>
    /// <param name="rabbitMq">Address of the broker: <c>amqp://user:password@host:port/vhost</c>.</param>
    /// <param name="subscribe">Names the events that the service consumes.</param>
    public static IServiceCollection AddMessaging(
        this IServiceCollection services, string service, Uri rabbitMq, Action<Subscriptions>? subscribe = null)
    {
        var subscriptions = new Subscriptions(services);
        subscribe?.Invoke(subscriptions);
        services.AddSingleton(new MigrationSource("messaging", typeof(MessagingServices).Assembly));
        services.AddSingleton<IEventPublisher, MassTransitPublisher>();
        services.AddSingleton<OutboxBell>();
        services.AddHostedService<OutboxRelay>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            foreach (var subscription in subscriptions.All)
            {
                bus.AddConsumer(subscription.Consumer);
            }

            bus.UsingRabbitMq((context, rabbit) => Configure(context, rabbit, service, rabbitMq, subscriptions));
        });
        return services;
    }

    private static void Configure(
        IBusRegistrationContext context,
        IRabbitMqBusFactoryConfigurator rabbit,
        string service,
        Uri address,
        Subscriptions subscriptions)
    {
        rabbit.Host(address);
        rabbit.MessageTopology.SetEntityNameFormatter(new EventEntityNames());
        rabbit.Publish<IDomainEvent>(topology => topology.Exclude = true);
        foreach (var subscription in subscriptions.All)
        {
            rabbit.ReceiveEndpoint($"{service}.{EventCatalog.NameOf(subscription.Event)}", endpoint =>
            {
                endpoint.SetQuorumQueue();
                endpoint.PrefetchCount = LargestGroup;
                endpoint.UseMessageRetry(retry => retry.Exponential(RetryLimit, ShortestRetry, LongestRetry, ShortestRetry));
                endpoint.ConfigureConsumer(context, subscription.Consumer);
            });
        }
    }

    /// <summary>Pins exchange names to the events' names, so that moving a class does not cut its subscribers off.</summary>
    private sealed class EventEntityNames : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => $"finsam.{EventCatalog.NameOf(typeof(T))}";
    }
}
