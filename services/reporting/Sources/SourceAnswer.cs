using Finsam.Common.V1;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Sources;

/// <summary>What a source answered.</summary>
/// <param name="Tables">The tables, in the order asked for.</param>
/// <param name="Warnings">What is odd about them, by where they stand in the layout.</param>
/// <param name="Mark">How far the source had come.</param>
internal sealed record SourceAnswer(IReadOnlyList<Table> Tables, IReadOnlyList<FieldWarning> Warnings, SourceMark Mark);
