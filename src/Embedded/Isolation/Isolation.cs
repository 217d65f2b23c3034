namespace Marketplace.Embedded;

/// <summary>
/// Keeps grains apart: what crosses from one to another is copied, unless nobody can change it.
/// Types that Orleans' code generator could not carry are refused here too, so that nothing works on one engine only.
/// </summary>
internal static class Isolation
{
    public static T Copy<T>(T value) => CopierOf<T>.Instance is { } copier ? copier.Copy(value, new CopyContext()) : value;

    /// <summary>Copies a part of a value that is being copied.</summary>
    public static T Copy<T>(T value, CopyContext context) => CopierOf<T>.Instance is { } copier ? copier.Copy(value, context) : value;

    /// <summary>Whether every value of the declared type can be shared as it is.</summary>
    public static bool IsImmutable(Type type) => Shapes.IsImmutable(type);

    /// <summary>Refuses a type that cannot cross, naming the member at fault.</summary>
    public static void Require(Type type) => Shapes.Require(type);

    /// <summary>The copier of a declared type, made when first needed; none for what is shared.</summary>
    private static class CopierOf<T>
    {
        public static readonly Copier<T>? Instance = Copiers.For<T>();
    }
}
