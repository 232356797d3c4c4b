using Finsam.Common.V1;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Sources;

/// <summary>What a source answered.</summary>
/// <param name="Tables">The tables, in the order asked for.</param>
/// <param name="Mark">How far the source had come.</param>
internal sealed record SourceAnswer(IReadOnlyList<Table> Tables, SourceMark Mark);
