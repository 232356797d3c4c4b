namespace Finsam.Protos;

/// <summary>A gRPC service of the contract.</summary>
/// <param name="FullName">With its package: <c>finsam.ledger.v1.LedgerService</c>.</param>
/// <param name="Owner">The service of the suite that answers it, by its package: <c>ledger</c>.</param>
public sealed record PublishedService(string FullName, string Owner)
{
    /// <summary>Without its package: <c>LedgerService</c>.</summary>
    public string Name => FullName[(FullName.LastIndexOf('.') + 1)..];
}
