namespace Finsam.Messaging;

/// <summary>An event as it lies in the outbox.</summary>
internal sealed class OutboxRow
{
    public required string ForbundId { get; init; }

    public required Guid EventId { get; init; }

    public required string Type { get; init; }

    public required string Payload { get; init; }

    public string? TraceParent { get; init; }
}
