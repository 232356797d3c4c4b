namespace Finsam.Participants.SmallCells;

/// <summary>The cells of a cube's year, in the order in which they are decided.</summary>
internal sealed class CubeCells
{
    private const int Genders = 3;

    private readonly CubeShape _shape;
    private readonly CubeYear _year;
    private readonly IReadOnlyList<ValueRow> _rows;
    private readonly IReadOnlyList<string?> _insatser;
    private readonly Dictionary<string, Family> _families = [];

    /// <summary>Lays a year out.</summary>
    public CubeCells(CubeShape shape, CubeYear year)
    {
        (_shape, _year, _rows) = (shape, year, shape.Rows(year));
        var single = year.Kinds.GroupBy(kind => kind.Insats, kind => kind.Count, StringComparer.Ordinal)
            .OrderByDescending(insats => insats.Sum()).ThenBy(insats => insats.Key, StringComparer.Ordinal).Select(insats => insats.Key);
        _insatser = shape.ByInsats ? [null, .. single] : [null];
    }

    /// <summary>
    /// Cells that are shown together or not at all, as the genders below a limit are: what they leave of each other is no cell of its own. What
    /// ended first comes first, so that it stays as it was shown; of each period all insatser together, then the largest of them; all before the
    /// genders; larger counts before smaller ones.
    /// </summary>
    /// <remarks>All at once: a family knows all its parts before the first is decided on.</remarks>
    public IReadOnlyList<List<Cell>> Groups() =>
    [
        .. from slices in Slices().GroupBy(slice => slice.To)
           from insats in _insatser
           from slice in slices.Select(slice => insats is null ? slice : slice with { Insatser = [insats] })
           from @group in GroupsOf(slice)
           select @group,
    ];

    /// <summary>
    /// Sets that nobody is to work out where they are small: each cell, what it leaves of what it is a part of, and who stays from one year or
    /// period to the next.
    /// </summary>
    public IEnumerable<AtomSet> Guarded() =>
        from insats in _insatser.SelectMany(insats => insats is null
            ? [(Code: insats, Is: (Func<Kind, bool>)(_ => true))]
            : new (string? Code, Func<Kind, bool> Is)[] { (insats, kind => kind.Insats == insats), (insats, kind => kind.Insats != insats) })
        let values = Values(insats.Code).ToList()
        from moment in Moments()
        let then = _year.Places(kind => insats.Is(kind) && moment(kind)).ToList()
        where then.Count > 0
        from value in values
        let having = then.Where(place => value(_year.Kinds[place])).ToList()
        where having.Count > 0
        from gender in _shape.ByGender ? ByGender : ByGender[..1]
        select new AtomSet(_year.Kinds.Count, having.Where(place => gender(_year.Kinds[place])));

    private static readonly Func<Kind, bool>[] ByGender =
    [
        _ => true,
        .. Enumerable.Range(0, Genders).SelectMany(gender => new Func<Kind, bool>[] { kind => kind.Gender == gender, kind => kind.Gender != gender }),
    ];

    private IEnumerable<Func<Kind, bool>> Moments() =>
    [
        .. Slices().Select(slice => (Func<Kind, bool>)slice.Holds),
        .. _year.Ends.Select(end => (Func<Kind, bool>)(kind => kind.IsIn(Cohort.Ongoing, _year.First, end))),
        kind => kind.Came < _year.First,
        .. _year.Ends.Zip(_year.Ends.Skip(1)).SelectMany(ends => new Func<Kind, bool>[]
        {
            kind => kind.IsIn(Cohort.New, ends.First.AddDays(1), ends.Second), kind => kind.IsIn(Cohort.Closed, ends.First.AddDays(1), ends.Second),
        }),
    ];

    // Of numbers what is between any two limits too.
    private IEnumerable<Func<Kind, bool>> Values(string? insats)
    {
        var rows = _rows.Where(row => insats is null || row.OfInsatser).ToList();
        var single = rows.SelectMany(row => row.PartOf.OfType<ValueRow>()
            .Select(whole => (Func<Kind, bool>)(kind => whole.Holds(kind) && !row.Holds(kind)))
            .Prepend(kind => !row.Holds(kind)).Prepend(row.Holds));
        var between = _shape.IsNumber
            ? rows.Index().SelectMany(one => rows.Take(one.Index).Select(
                other => (Func<Kind, bool>)(kind => one.Item.Holds(kind) != other.Holds(kind))))
            : [];
        return single.Concat(between).Select(holds => (Func<Kind, bool>)(kind => _shape.Has(kind) && holds(kind))).Prepend(_shape.Has);
    }

    private IEnumerable<Selection> Slices() => _shape.ByMonth
        ? CubeYear.MonthsOf(_year.Year).SelectMany(month => _shape.Cohorts.Select(cohort => new Selection(cohort, month.First, month.Last)))
        : _year.Ends.SelectMany(end => _shape.Cohorts.Select(cohort => new Selection(cohort, _year.First, end)));

    private IEnumerable<List<Cell>> GroupsOf(Selection slice)
    {
        List<ValueRow?> rows = [null, .. RowsOf(slice)];
        foreach (var row in rows)
        {
            yield return [Cell(slice, row)];
        }

        foreach (var row in _shape.ByGender ? rows : [])
        {
            var cells = Enumerable.Range(0, Genders).Select(gender => Cell(slice with { Gender = gender }, row)).ToList();
            foreach (var @group in _shape.IsNumber ? [cells] : cells.OrderByDescending(cell => _year.Count(cell.Atoms)).Select(cell => new List<Cell> { cell }))
            {
                yield return @group;
            }
        }
    }

    // Parts by size, so that the smallest cover each other; what is no part comes first, in its own order.
    private IEnumerable<ValueRow> RowsOf(Selection slice) => _rows
        .Where(row => (row.Only is null || row.Only == slice.Cohort)
            && (row.OnlyTo is null || row.OnlyTo == slice.To)
            && (slice.Insatser is null || row.OfInsatser))
        .OrderByDescending(row => row.PartOf.Count == 0
            ? long.MaxValue : _year.Count(Atoms(slice, row)));

    private Cell Cell(Selection slice, ValueRow? row)
    {
        var families = new List<Family>();
        foreach (var whole in row?.PartOf ?? [])
        {
            families.Add(ValuesOf(whole, row!.Sum, slice));
        }

        if (slice.Insatser is not null)
        {
            families.Add(FamilyOf($"insatser of {row?.Name}", slice with { Insatser = null }, row));
        }

        if (slice.Gender is not null)
        {
            families.Add(FamilyOf($"genders of {row?.Name}", slice with { Gender = null }, row));
        }

        if (_shape.ByMonth && slice.Cohort != Cohort.There)
        {
            families.Add(FamilyOf("months", slice with { From = _year.First, To = _year.Last }, row));
        }

        List<Family> wholeOf =
        [
            FamilyOf($"genders of {row?.Name}", slice, row),
            .. _rows.Where(part => part.PartOf.Contains(row)).Select(part => part.Sum).Distinct().Select(sum => ValuesOf(row, sum, slice)),
        ];
        if (slice.Insatser is null)
        {
            wholeOf.Add(FamilyOf($"insatser of {row?.Name}", slice, row));
        }

        return new Cell(Atoms(slice, row), families) { WholeOf = wholeOf };
    }

    private Family ValuesOf(ValueRow? whole, string sum, Selection slice) => FamilyOf($"values {sum} of {whole?.Name}", slice, whole);

    private Family FamilyOf(string parts, Selection whole, ValueRow? row)
    {
        var name = $"{parts}|{whole.Cohort}|{whole.From:o}|{whole.To:o}|{whole.Gender}|{string.Join(',', whole.Insatser ?? [])}";
        return _families.TryGetValue(name, out var family) ? family : _families[name] = new Family(Atoms(whole, row));
    }

    private AtomSet Atoms(Selection slice, ValueRow? row) => _year.Atoms((slice with { Values = row is null ? _shape.Has : row.Holds }).Holds);
}
