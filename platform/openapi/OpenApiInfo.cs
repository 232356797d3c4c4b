namespace Finsam.OpenApi;

/// <summary>What a document says of itself.</summary>
/// <param name="Title">Name of the API.</param>
/// <param name="Version">Its version.</param>
/// <param name="Description">What every caller needs to know, as Markdown.</param>
public sealed record OpenApiInfo(string Title, string Version, string Description);
