using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.ServiceDefaults;

/// <summary>What sets one service apart from the others.</summary>
/// <param name="Name">Short name: <c>ledger</c>.</param>
/// <param name="Permissions">Which roles may call which method.</param>
/// <param name="StatusCodes">The status code of each of the service's reasons to refuse.</param>
public sealed record ServiceDescription(
    string Name, PermissionTable Permissions, IReadOnlyDictionary<Enum, StatusCode> StatusCodes);
