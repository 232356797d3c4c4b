namespace Finsam.Reporting.Storage;

/// <summary>A rendering as it is given.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record KeptRendering(string MediaType, byte[] Content);
