namespace Finsam.LocalStack;

/// <summary>An app that calls for itself: what its tokens say.</summary>
/// <param name="Id">Its <c>client_id</c>, and the subject of its tokens.</param>
/// <param name="Roles">Role names, such as <c>insatspersonal</c>.</param>
/// <param name="Forbund">Slugs of the förbund that they hold in.</param>
/// <param name="Insatser">Codes of the insatser that it is assigned to.</param>
public sealed record MachineClient(string Id, IReadOnlyList<string> Roles, IReadOnlyList<string> Forbund, IReadOnlyList<string> Insatser);
