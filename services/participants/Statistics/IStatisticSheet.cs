namespace Finsam.Participants.Statistics;

/// <summary>A statistic laid out in a sheet. Those of one answer have the same cells, so that what is withheld of one can be of another.</summary>
/// <typeparam name="TMessage">What the contract has of it.</typeparam>
internal interface IStatisticSheet<TMessage>
{
    /// <summary>The counts.</summary>
    FigureSheet Figures { get; }

    /// <summary>What the contract has, without what is withheld.</summary>
    /// <param name="withheld">True for each cell that is withheld.</param>
    /// <param name="k">Counts from 1 to k − 1 are small.</param>
    TMessage Write(bool[] withheld, int k);
}
