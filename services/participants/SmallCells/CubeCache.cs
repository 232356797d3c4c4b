using Microsoft.Extensions.Caching.Memory;

namespace Finsam.Participants.SmallCells;

/// <summary>
/// Cubes that have been decided, by all that they were decided from: who asks for the same again does not wait for it. Nothing in it needs to be
/// thrown away when participations change.
/// </summary>
internal sealed class CubeCache : IDisposable
{
    private const int MostCubes = 2_000;

    private readonly MemoryCache _cubes = new(new MemoryCacheOptions { SizeLimit = MostCubes });

    /// <summary>The cube of a key, decided where it has not been.</summary>
    public Cube Of(string key, Func<Cube> decide)
    {
        if (_cubes.TryGetValue(key, out Cube? known))
        {
            return known!;
        }

        var decided = decide();
        _cubes.Set(key, decided, new MemoryCacheEntryOptions { Size = 1 });
        return decided;
    }

    /// <inheritdoc />
    public void Dispose() => _cubes.Dispose();
}
