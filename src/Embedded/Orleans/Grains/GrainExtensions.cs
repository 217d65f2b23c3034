using Orleans.Runtime;

namespace Orleans;

/// <summary>Who a grain or a reference is, and how to see it through another interface.</summary>
public static class GrainExtensions
{
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => (TGrainInterface)grain.AsReference(typeof(TGrainInterface));

    public static object AsReference(this IAddressable grain, Type interfaceType) => ReferenceOf(grain).As(interfaceType);

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    public static object Cast(this IAddressable grain, Type interfaceType) => grain.AsReference(interfaceType);

    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase activation => activation.GrainContext.GrainId,
        _ => throw NeitherGrainNorReference(grain),
    };

    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetGrainId().GetGuidKey();

    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) => grain.GetGrainId().GetGuidKey(out keyExt);

    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetGrainId().GetIntegerKey();

    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) => grain.GetGrainId().GetIntegerKey(out keyExt);

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static GrainReference ReferenceOf(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase activation => activation.GrainContext.GrainReference,
        _ => throw NeitherGrainNorReference(grain),
    };

    private static ArgumentException NeitherGrainNorReference(IAddressable grain) =>
        new($"{grain.GetType()} is neither a grain nor a grain reference.", nameof(grain));
}
