using System.Collections.Frozen;
using Finsam.Events;

namespace Finsam.Messaging;

/// <summary>The events that exist, by the names that they have in the outbox and on the exchange: <c>vouchers-posted</c>.</summary>
public static class EventCatalog
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(IDomainEvent).Assembly.GetTypes()
        .Where(type => type.IsClass && typeof(IDomainEvent).IsAssignableFrom(type))
        .ToFrozenDictionary(NameOf);

    /// <summary>The name of an event's type, in kebab-case.</summary>
    public static string NameOf(Type type) =>
        string.Concat(type.Name.Select((letter, i) =>
            (i > 0 && char.IsUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)));

    /// <summary>The type with that name.</summary>
    /// <exception cref="KeyNotFoundException">No event has that name.</exception>
    public static Type TypeOf(string name) => ByName[name];
}
